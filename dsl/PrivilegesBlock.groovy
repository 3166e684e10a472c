package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `privileges('role') { … }`. */
@CompileStatic
class PrivilegesBlock extends Block {

    private final Place at
    private final String role
    private final List<Probe.Privilege> privileges = []
    private final List<Probe.Attribute> attributes = []

    PrivilegesBlock(RunbookSource source, Place at, String role) {
        super(source)
        this.at = at
        this.role = role
        named(role, at, 'role')
    }

    @Word('a privilege that the role has, as `select`, and on what: tables, or other kinds with their names, as `schema app`')
    void may(String privilege, String... objects) {
        objects.each { privileges << new Probe.Privilege(true, privilege, it) }
    }

    @Word('a privilege that the role has not, as `delete`, and on what: tables, or other kinds with their names, as `schema app`')
    void mayNot(String privilege, String... objects) {
        objects.each { privileges << new Probe.Privilege(false, privilege, it) }
    }

    @Word('attributes that the role has, as `login`')
    void attribute(String... names) {
        names.each { attributes << attribute(true, it) }
    }

    @Word('attributes that the role has not, as `superuser` or `bypassrls`')
    void noAttribute(String... names) {
        names.each { attributes << attribute(false, it) }
    }

    private Probe.Attribute attribute(boolean wanted, String name) {
        if (!(name.toLowerCase() in ['superuser', 'inherit', 'createrole', 'createdb', 'login', 'replication', 'bypassrls'])) {
            source.problem(here(wanted ? 'attribute' : 'noAttribute'), "`$name` is no attribute of a role", 'there is superuser, inherit, createrole, createdb, login, replication, bypassrls')
        }
        new Probe.Attribute(wanted, name.toLowerCase())
    }

    Probe toProbe() {
        if (!privileges && !attributes) {
            source.problem(at, "`privileges` asks nothing of `$role`", "write `may 'select', 'public.note'`")
        }
        new Probe.Privileges(role, privileges, attributes)
    }
}
