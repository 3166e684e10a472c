<#ftl output_format="undefined">
<#import "about.md.ftl" as about>
# Rollback procedure: ${m.text(plan.title)}

<#if view??>
**${view.rehearsal}**
<#else>
**What is below was planned. Whether it leads back is told by a rehearsal: `gonogo rehearse RUNBOOK`.**
</#if>

Target: <@about.target plan.target/>

## Whom to call

<@about.contacts plan.contacts/>

## What to do

1. Hold the run: Ctrl-C once, and it stops after the step that runs.
2. `gonogo status` tells where it stands, and what is in doubt.
3. `gonogo rollback<#if run??> ${m.text(run)}</#if> --reason TEXT` takes back what the run changed, newest first<#if planView.ways?size gt 1>; `--option NAME` takes another way than the first</#if>. Rows of what the run added are kept as evidence before.
4. It ends with status 0 when everything was taken back. `gonogo report` then tells what was done.

## The ways back

<#if planView.ways?has_content>
<@about.ways planView.ways/>
<#else>
The runbook has no rollback. Nothing below the last committed step is undone by Gonogo.

</#if>
<#if backups??>
## Backups to restore from

<#if backups?has_content>
| Backup | Proof | Holds | Taken | Where |
|---|---|---|---|---|
<#list backups as backup>
| ${m.code(backup.step)} | ${m.text(f.level(backup.proof.proof))} | ${f.grouped(backup.proof.rows)} rows in ${f.count(backup.proof.tables, "table", "tables")} | ${f.time(backup.proof.takenAt)} | ${m.text(f.method(backup.proof.method))}: ${m.code(backup.proof.location)} |
</#list>
<#else>
**No backup was made and proven in this run.**
</#if>

</#if>
<#if rollbackSteps?has_content>
## What was taken back in this run

| Step | State | Took | Said |
|---|---|---|---|
<#list rollbackSteps as step>
| ${m.text(step.name)} ${m.code(step.id)} | **${f.state(step.state)}** | ${f.between(step.startedAt, step.finishedAt)} | ${m.said(step.message)} |
</#list>
</#if>
