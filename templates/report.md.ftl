<#ftl output_format="undefined">
<#import "about.md.ftl" as about>
<#assign places = view.places>
<#macro rows of>
| Step | State | Took | Said | Evidence |
|---|---|---|---|---|
<#list of as step>
| ${m.text(step.name)} ${m.code(step.id)} | <@state step.state/> | ${f.between(step.startedAt, step.finishedAt)}<#if step.attempts gt 1>, ${step.attempts} attempts</#if> | ${m.said(step.message)} | <#list step.evidence as path>${m.file(path, path?keep_after_last("/"))}<#sep>, </#list> |
</#list>
</#macro>
<#macro state of><#if ["passed", "not-applicable", "pending"]?seq_contains(of)>${f.state(of)}<#else>**${f.state(of)}**</#if></#macro>
<#macro answered of>
| Who | Role | Answer | To | Note | When | How |
|---|---|---|---|---|---|---|
<#list of as answer>
| ${m.text(answer.as!"nobody")} | ${m.text(answer.role!)} | **${m.text(answer.answer!)}** | ${m.code(answer.step)} | ${m.text(answer.note!)} | ${f.time(answer.at)} | <#if answer.scripted>**scripted**<#elseif answer.key?has_content>signed, ${m.code(answer.key)}<#else>by a person</#if> |
</#list>
</#macro>
# ${f.verdict(verdict)}: ${m.text(title)}

**${m.said(view.headline)}**

<#list view.others as reason>
- ${m.said(reason)}
</#list>

<#if overrides?has_content>
> [!CAUTION]
> **${f.count(overrides?size, "override", "overrides")}: somebody went on against a rule**
<#list overrides as override>
> - ${m.said(override)}
</#list>

</#if>
<#if conditions?has_content>
> [!IMPORTANT]
> **Under ${f.count(conditions?size, "condition", "conditions")}**
<#list conditions as due>
> - ${m.text(due.what)}: ${m.text(due.owner)}, until ${due.due} (said by ${m.text(due.by)})
</#list>

</#if>
<#assign stillOn = (modes![])?filter(mode -> mode.on)>
<#if stillOn?has_content>
> [!CAUTION]
> **Still switched on**
<#list stillOn as mode>
> - ${m.text(mode.name)}, since ${f.time(mode.since)}
</#list>

</#if>
<#if view.scripted?has_content>
> [!NOTE]
> ${view.scripted}

</#if>
| Fact | Result | Note |
|---|---|---|
<#list view.facts as fact>
| **${fact.name}** | ${{"good": "✅", "bad": "❌", "warn": "⚠️"}[fact.tone]!""} ${m.text(fact.value)} | ${m.text(fact.note)} |
</#list>

| Fact | Value |
|---|---|
| Run | ${m.code(run)} of runbook ${m.code(runbook)} |
| Target | **${m.text(target.name)}**: ${m.code(target.database)} on ${m.code(target.host + ":" + target.port)} as ${m.code(target.role)}<#if target.embedded>, an embedded server</#if><#if target.guarded>, guarded</#if> |
| Server | PostgreSQL ${m.text(target.serverVersion)}, system identifier ${m.code(target.systemIdentifier)} |
| Ran | ${f.time(startedAt)} to ${f.time(finishedAt)}<#if view.took?has_content> (${view.took})</#if> |
| Started by | ${m.said(startedBy!"not recorded")} |
| Ended because | ${m.said(view.endedBecause?has_content?then(view.endedBecause, "not recorded"))} |
| Steps | <#if steps?has_content>${steps?size}: ${view.tally}<#else>the plan has no step</#if> |
| Plan digest | ${m.code(planDigest)} |
| Head hash | ${m.code(headHash)} |

## Criteria

<#if criteria?has_content>
| Criterion | Result | Why | Evidence |
|---|---|---|---|
<#list criteria as criterion>
| ${m.text(criterion.name)} | ${criterion.met?then("met", "**not met**")} | <#list criterion.reasons as reason>${m.said(reason)}<#sep><br></#list> | <#list criterion.evidence as shown>${(places[shown]??)?then(m.code(shown), m.file(shown))}<#sep>, </#list> |
</#list>
<#else>
There is no criterion, and without one there is no GO.
</#if>

<#if gates?has_content>
## Gates

| Gate | State | Requires |
|---|---|---|
<#list gates as gate>
| ${m.text(gate.name)} | <@state gate.state/> | ${view.gates[gate?index]} |
</#list>

</#if>
<#if approvals?has_content || poll?has_content>
## Approvals and poll

<@answered approvals + poll/>

<#else>
No approval was recorded, and nobody was polled.

</#if>
<#assign asked = steps?filter(step -> ["approval", "poll"]?seq_contains(step.kind) && step.state != "not-applicable")>
<#if asked?has_content>
## Sign-off

| For | Name | Said | When | Signature |
|---|---|---|---|---|
<#list asked as step>
<#assign given = (approvals + poll)?filter(answer -> answer.step == step.id)>
<#list given as answer>
| ${m.text(step.name)} | ${m.text(answer.as!"nobody")} | **${m.text(answer.answer!)}** | ${f.time(answer.at)} | <#if answer.key?has_content>signed, ${m.code(answer.key)}<#elseif answer.scripted>none: scripted<#else>none: said at the console</#if> |
</#list>
<#if !given?has_content>
| ${m.text(step.name)} | | not asked | | |
</#if>
</#list>

</#if>
<#if decisions?has_content>
## What people decided

| Who | What | On | Why | When | How |
|---|---|---|---|---|---|
<#list decisions as decision>
| ${m.text(decision.as!"nobody")} | **${m.text(decision.answer!)}** | ${m.code(decision.step)} | ${m.text(decision.note!)} | ${f.time(decision.at)} | ${decision.scripted?then("**scripted**", "by a person")} |
</#list>

</#if>
<#macro objects title of>
<details>
<summary>${title}: ${of?size}</summary>

<#list of as object>
- ${m.code(object)}
</#list>

</details>
</#macro>
<#if (catalogDiff.added + catalogDiff.removed + catalogDiff.changed + catalogDiff.undeclared)?has_content>
## What changed in the catalog

<#if catalogDiff.undeclared?has_content>
> [!CAUTION]
> **Undeclared losses.** Steps removed these objects, or were stopped and taken back because they would have:
<#list catalogDiff.undeclared as object>
> - ${m.code(object)}
</#list>

</#if>
<#if catalogDiff.removed?has_content>
<@objects "Removed" catalogDiff.removed/>

</#if>
<#if catalogDiff.changed?has_content>
<@objects "Changed" catalogDiff.changed?map(change -> change.object)/>

</#if>
<#if catalogDiff.added?has_content>
<@objects "Added" catalogDiff.added/>

</#if>
</#if>
## Backups and rollback

<#if backups?has_content>
| Backup | Proof | Holds | Taken | Where |
|---|---|---|---|---|
<#list backups as backup>
| ${m.code(backup.step)} | ${m.text(f.level(backup.proof.proof))} | ${f.grouped(backup.proof.rows)} rows in ${f.count(backup.proof.tables, "table", "tables")}, ${f.size(backup.proof.bytes)} | ${f.time(backup.proof.takenAt)} | ${m.text(f.method(backup.proof.method))}: ${m.code(backup.proof.location)} |
</#list>
<#else>
No backup was made and proven in this run.
</#if>

${view.rehearsal}

<#if rollbackSteps?has_content>
What was rolled back:

<@rows rollbackSteps/>

</#if>
<#if benchmarks?has_content>
## Benchmarks

<#list view.benchmarks as chart>
${m.code(chart.step)}, intervals at 95 %:

| Query | Milliseconds | Against the baseline |
|---|---|---|
<#list chart.rows as row>
| ${m.code(row.query)} | ${row.told} | ${(row.ratio.told)!"–"} |
</#list>

</#list>
</#if>
## Steps

<#assign notable = steps?filter(step -> !["passed", "not-applicable", "pending"]?seq_contains(step.state))>
<#if notable?has_content>
<@rows notable/>

</#if>
<#if steps?has_content>
<details>
<summary>All ${f.count(steps?size, "step", "steps")}: ${view.tally}</summary>

<@rows steps/>

</details>
<#else>
The plan has no step, and nothing proves nothing.
</#if>

<#if planned?has_content>
<details>
<summary>Planned against actual</summary>

| Task | Planned | Really |
|---|---|---|
<#list view.timeline.rows as row>
<#assign task = planned[row?index]>
| ${m.code(task.id)} ${m.text(task.title)} | ${f.clock(task.startsAt)}, ${row.planned.took} | <#if row.actual??>${row.actual.took} ${row.actual.offset}<#if row.longer?has_content>, **${row.longer} longer**</#if><#else>not run</#if> |
</#list>

</details>

</#if>
<#if answers?has_content>
<details>
<summary>What people answered: ${answers?size}</summary>

<@answered answers/>

</details>

</#if>
<#if knownIssues?has_content>
<details>
<summary>Known issues: ${knownIssues?size}</summary>

<#list knownIssues as issue>
- ${m.text(issue.name)}, impact ${f.words(issue.impact!)}<#if issue.workaround?has_content>: ${m.text(issue.workaround)}</#if><#if issue.owner?has_content>; ${m.text(issue.owner)}</#if><#if issue.due?has_content>, until ${issue.due}</#if>
</#list>

</details>

</#if>
<#if risks?has_content>
<details>
<summary>Risks: ${risks?size}</summary>

<@about.risks risks/>

</details>

</#if>
<#if contacts?has_content>
<details>
<summary>Contacts: ${contacts?size}</summary>

| Role | For | How |
|---|---|---|
<#list contacts as contact>
| ${m.text(contact.role)} | ${m.text(contact.purpose!)} | ${m.text(contact.address!)} |
</#list>

</details>

</#if>
<#if (followUps![])?has_content>
## Afterwards

| What | Who | Due | Done |
|---|---|---|---|
<#list followUps as each>
| ${m.text(each.name)} | ${m.text(each.role!)} | <#if each.dueAt??>${f.time(each.dueAt)}<#else>after the end of the run</#if> | <#if each.doneAt??>${f.time(each.doneAt)}, by ${m.text(each.doneBy)}<#if each.note?has_content>: ${m.text(each.note)}</#if></#if> |
</#list>

</#if>
## How to verify

In the run's folder: `gonogo verify .` and `sha256sum -c MANIFEST.sha256`. The `hash` in the last line of ${m.file("journal.jsonl")} is the head hash; compare it with the one that was announced when the run ended.
