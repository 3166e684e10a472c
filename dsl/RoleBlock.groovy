package dev.gonogo.dsl

import dev.gonogo.model.Place
import dev.gonogo.model.Role
import groovy.transform.CompileStatic

/** `role('dba', 'Database Admin') { … }`: who may speak in it. */
@CompileStatic
class RoleBlock extends Block {

    private final List<String> people = []

    RoleBlock(RunbookSource source) {
        super(source)
    }

    @Word('who may approve and be polled in this role, as `signers` names them; anybody when not said')
    void people(String... names) {
        once('people')
        people.addAll(names)
    }

    Role toRole(Place at, String name, String title) {
        new Role(at, name, title, people)
    }
}
