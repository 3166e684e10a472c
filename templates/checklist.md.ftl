<#ftl output_format="undefined">
<#import "about.md.ftl" as about>
# <#if verdict??>${f.verdict(verdict)}: </#if>go/no-go checklist for ${m.text(plan.title)}

<#if verdict??>
**${m.said(view.headline)}**

Ticked by the recorded evidence: `[x]` is met, `[!]` is not, `[ ]` is not known yet.
<#else>
Nothing was run yet. What is ticked, the look at the target has found; the rest is ticked by the evidence of the run, and by nobody's hand.
</#if>

<@about.target plan.target/>, plan digest ${m.code(plan.digest)}

## Criteria

<#list planView.checks as check>
- <@about.box check.state/> ${m.text(check.name)}<#if check.note?has_content>: ${m.said(check.note)}</#if>
</#list>

## Gates

<#if planView.gates?has_content>
<#list planView.gates as gate>
- <@about.box gate.state/> ${m.text(gate.name)}, ${gate.note}
</#list>
<#else>
The runbook has no gate.
</#if>

<#if verdict??>
## Poll

<#if poll?has_content>
| Who | Role | Says | Note | How |
|---|---|---|---|---|
<#list poll as answer>
| ${m.text(answer.as!"nobody")} | ${m.text(answer.role!)} | **${m.text(answer.answer!)}** | ${m.text(answer.note!)} | ${answer.scripted?then("**scripted**", "by a person")} |
</#list>
<#else>
Nobody was polled.
</#if>

<#if overrides?has_content>
## Overrides

<#list overrides as override>
- **${m.said(override)}**
</#list>

</#if>
</#if>
## Contacts

<@about.contacts plan.contacts/>
