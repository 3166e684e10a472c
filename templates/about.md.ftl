<#ftl output_format="undefined">
<#-- What several documents tell of a plan. -->
<#macro target of>${m.text(of.name)}: ${m.code(of.database)} on ${m.code(of.host + ":" + of.port)} as ${m.code(of.role)}<#if of.embedded>, an embedded server</#if><#if of.guarded>, guarded</#if></#macro>

<#macro findings of>
<#if of?has_content>
<#list of as finding>
- <#if finding.blocks>**blocks:** </#if>${m.said(finding.message)}<#if finding.hint?has_content> (${m.said(finding.hint)})</#if>
</#list>
<#else>
The look at the target found nothing that a person has to know.
</#if>
</#macro>

<#macro contacts of>
<#if of?has_content>
| Role | For | How |
|---|---|---|
<#list of as contact>
| ${m.text(contact.role)} | ${m.text(contact.purpose!)} | ${m.text(contact.address!)} |
</#list>
<#else>
The runbook names nobody.
</#if>
</#macro>

<#-- How likely against how bad; a number is the place of a risk in the table behind it. -->
<#macro risks of>
<#assign levels = ["VERY_LOW", "LOW", "MEDIUM", "HIGH", "CRITICAL"]>
| Probability, impact |<#list levels as impact> ${f.words(impact)} |</#list>
|---|<#list levels as impact>---|</#list>
<#list levels?reverse as probability>
| **${f.words(probability)}** |<#list levels as impact> <#list of as risk><#if risk.probability! == probability && risk.impact! == impact>**${risk?counter}** </#if></#list>|</#list>
</#list>

| No. | Risk | Probability | Impact | What is done about it |
|---|---|---|---|---|
<#list of as risk>
| ${risk?counter} | ${m.text(risk.name)} | ${f.words(risk.probability!)} | ${f.words(risk.impact!)} | ${m.text(risk.mitigation!)} |
</#list>
</#macro>

<#macro does step><#list step.does as each>${m.said(each)}<#sep><br></#list></#macro>

<#macro ways of>
<#list of as way>
### ${m.text(way.name)}

| # | Step | Does |
|---|---|---|
<#list way.steps as step>
| ${step?counter} | ${m.text(step.name)} ${m.code(step.id)} | <@does step/> |
</#list>

</#list>
</#macro>

<#macro box state>[<#if state == "passed">x<#elseif state == "failed">!<#else> </#if>]</#macro>
