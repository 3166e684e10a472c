package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `tenantIsolation { … }`. */
@CompileStatic
class TenantIsolationBlock extends Block {

    private final Place at
    private final List<Probe.Setting> settings = []
    private final List<String> roles = []
    private final List<String> tenants = []
    private String schema = 'public'
    private final List<String> tables = []
    private final List<String> except = []
    private final List<String> mayBeEmpty = []
    private String column
    private boolean readOnly

    TenantIsolationBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('the configuration parameter that names the tenant, and its value with `:tenant` in it when it is more than that')
    void setting(String name) {
        setting(name, Probe.TenantIsolation.TENANT)
    }

    @Word('the configuration parameter that names the tenant, and its value with `:tenant` in it when it is more than that')
    void setting(String name, String value) {
        notBlank(name, 'setting')
        if (!name.contains('.')) {
            source.problem(here('setting'), "`$name` is no parameter of an application", 'its name has a dot, as `app.current_tenant`')
        }
        settings << new Probe.Setting(name, value)
    }

    @Word('the roles to read and write as; such that row level security binds')
    void asRole(String... names) {
        roles.addAll(names)
    }

    @Word('two tenants or more, as the setting takes them; found in the data when not said')
    void tenants(String... names) {
        once('tenants')
        if (names.toList().toSet().size() < 2) {
            source.problem(here('tenants'), 'two tenants are needed', 'one must be tried to read what the other has')
        }
        tenants.addAll(names)
    }

    @Word('the schema whose tables are meant; `public` when not said')
    void schema(String name) {
        once('schema')
        schema = name
    }

    @Word('tables besides those that have a policy or the column')
    void tables(String... names) {
        tables.addAll(names)
    }

    @Word('tables that all tenants share')
    void except(String... names) {
        except.addAll(names)
    }

    @Word('tables that may have no row, although reading them proves nothing then')
    void mayBeEmpty(String... names) {
        mayBeEmpty.addAll(names)
    }

    @Word("the column that names a row's tenant; found from the policies when not said")
    void column(String name) {
        once('column')
        notBlank(name, 'column')
        column = name
    }

    @Word('write nothing, not even to roll it back')
    void readOnly() {
        readOnly = true
    }

    Probe toProbe() {
        if (!settings.any { it.value().contains(Probe.TenantIsolation.TENANT) }) {
            source.problem(at, '`tenantIsolation` does not know how a tenant is named', "write `setting 'app.current_tenant'`, or `setting 'request.jwt.claims', '{\"tenant\": \":tenant\"}'`")
        }
        if (!roles) {
            source.problem(at, '`tenantIsolation` needs a role', "write `asRole 'application'`: owners and superusers are not bound by row level security")
        }
        new Probe.TenantIsolation(settings, roles, tenants, schema, tables, except, mayBeEmpty, Optional.ofNullable(column), readOnly)
    }
}
