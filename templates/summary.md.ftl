<#ftl output_format="undefined">
<#import "about.md.ftl" as about>
# ${f.verdict(verdict)}: ${m.text(title)}

**${m.said(view.headline)}**

${m.text(runbook)} ran on <@about.target target/>, from ${f.time(startedAt)} to ${f.time(finishedAt)}<#if view.took?has_content> (${view.took})</#if>.

<#if overrides?has_content>
## Overrides

<#list overrides as override>
- **${m.said(override)}**
</#list>

</#if>
## In short

<#list view.facts as fact>
- **${fact.name}:** ${m.text(fact.value)}<#if fact.note?has_content>, ${m.text(fact.note)}</#if>
</#list>

<#assign notable = steps?filter(step -> !["passed", "not-applicable", "pending"]?seq_contains(step.state))>
## What a person should look at

<#if notable?has_content || view.others?has_content>
<#list notable as step>
- ${m.text(step.name)} ${m.code(step.id)}: **${f.state(step.state)}**<#if step.message?has_content>, ${m.said(step.message)}</#if>
</#list>
<#list view.others as reason>
- ${m.said(reason)}
</#list>
<#else>
Nothing: every step passed.
</#if>

<#if decisions?has_content>
## What people decided

<#list decisions as decision>
- ${m.text(decision.as!"nobody")}: **${m.text(decision.answer!)}** on ${m.code(decision.step)}<#if decision.note?has_content>, ${m.text(decision.note)}</#if>
</#list>

</#if>
<#if view.timeline??>
## Planned against actual

| Task | Planned | Really |
|---|---|---|
<#list view.timeline.rows as row>
| ${m.code(row.id)} ${m.text(planned[row?index].title)} | ${row.planned.took} | <#if row.actual??>${row.actual.took}<#if row.longer?has_content>, **${row.longer} longer**</#if><#else>not run</#if> |
</#list>

</#if>
## What is left to do

<#if followUps?has_content>
| What | Who | Due | Done |
|---|---|---|---|
<#list followUps as each>
| ${m.text(each.name)} | ${m.text(each.role!)} | <#if each.dueAt??>${f.time(each.dueAt)}<#else>after the end of the run</#if> | <#if each.doneAt??>${f.time(each.doneAt)}, by ${m.text(each.doneBy)}</#if> |
</#list>
<#else>
The runbook names nothing.
</#if>
