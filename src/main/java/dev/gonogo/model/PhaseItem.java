package dev.gonogo.model;

import java.util.stream.Stream;

/** What a phase consists of: tasks, and steps that stand between tasks. */
public sealed interface PhaseItem permits Task, PhaseStep, ModeSwitch {

    Stream<Step> parts();
}
