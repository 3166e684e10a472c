<#ftl output_format="undefined">
<#import "about.md.ftl" as about>
<#assign blockers = plan.findings?filter(finding -> finding.blocks)>
# Execution plan: ${m.text(plan.title)}

**<#if blockers?has_content>A run would be refused: ${f.count(blockers?size, "thing stands", "things stand")} in the way.<#else>Nothing about the target stands in the way of a run.</#if>**

| Fact | Value |
|---|---|
| Target | <@about.target plan.target/> |
| Server | PostgreSQL ${m.text(plan.target.serverVersion)}, system identifier ${m.code(plan.target.systemIdentifier)} |
| Planned | ${f.time(plan.plannedAt)} |
| Takes | ${planView.total}, ${f.count(plan.tasks?size, "task", "tasks")}, ${f.count(plan.steps?size, "step", "steps")} |
| Pending | ${f.count(plan.pendingMigrations?size, "migration", "migrations")} |
| Plan digest | ${m.code(plan.digest)} |

## What the look at the target found

<@about.findings plan.findings/>

## When

| Task | Who | Begins | Takes | Not after |
|---|---|---|---|---|
<#list plan.tasks as task>
| ${m.code(task.id)} ${m.text(task.title)} | ${m.text(task.role!)} | ${f.clock(task.startsAt)} UTC | ${f.duration(task.estimate)} | <#if task.lastStart??>${f.clock(task.lastStart)} UTC</#if> |
</#list>

## Migrations

<#if plan.pendingMigrations?has_content>
| Migration | Risk | Kind | Lock | Tables | Work under it | Has a way back |
|---|---|---|---|---|---|---|
<#list plan.pendingMigrations as name>
<#assign weighed = ((plan.lint.files)![])?filter(file -> file.file == name || file.file?ends_with("/" + name))>
<#if weighed?has_content>
<#assign risk = weighed[0]>
| ${m.code(name)} | **${f.words(risk.risk)}** | <#if risk.analysed>${f.words(risk.kind)}<#else>not analysed</#if> | ${f.words(risk.lock)} | ${m.text(risk.tables[0..*6]?join(", "))}<#if risk.tables?size gt 6> and ${risk.tables?size - 6} more</#if> | ${f.words(risk.work)} | ${risk.reversible?then("yes", "**no**")} |
<#else>
| ${m.code(name)} | not weighed | | | | | |
</#if>
</#list>

<#if plan.lint??>
Lint: ${plan.lint.errors} errors, ${plan.lint.warnings} warnings, ${plan.lint.notes} notes<#if plan.lint.worst?has_content>; above all ${m.text(plan.lint.worst?join(", "))}</#if>.
</#if>
<#else>
None is pending.
</#if>

<#list planView.phases as phase>
## ${m.text(phase.name)}

<#list phase.items as item>
<#if item.task??>
### ${m.text(item.task.id)}: ${m.text(item.task.title)}

<#if item.task.role??>${m.text(item.task.role)}, </#if>${f.duration(item.task.estimate)}, ${f.words(item.task.priority)}
</#if>

| Step | Kind | Changes | Does |
|---|---|---|---|
<#list item.steps as step>
| ${m.text(step.name)} ${m.code(step.id)} | ${m.text(step.kind)} | ${step.mutates?then("**yes**", "no")} | <@about.does step/><#if step.requires?has_content> requires ${f.count(step.requires?size, "step", "steps")}</#if> |
</#list>

</#list>
</#list>
## The way back

<#if planView.ways?has_content>
<@about.ways planView.ways/>
<#else>
The runbook has no rollback.

</#if>
<#if plan.risks?has_content>
## Risks

<@about.risks plan.risks/>

</#if>
## Contacts

<@about.contacts plan.contacts/>

## Files that the digest covers

| File | SHA-256 |
|---|---|
<#list plan.files as file>
| ${m.code(file.path)} | ${m.code(file.sha256)} |
</#list>
