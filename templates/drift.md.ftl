<#ftl output_format="undefined">
<#import "about.md.ftl" as about>
# Drift of ${m.text(drifts[0].target.name)}

<#list drifts as drift>
**<#if drift.findings?has_content>The files and the target disagree in ${f.count(drift.findings?size, "thing", "things")}.<#else>The files and the target agree.</#if>**

| Fact | Value |
|---|---|
| Runbook | ${m.code(drift.runbook)} |
| Target | <@about.target drift.target/> |
| History | <#if drift.history?has_content>${m.code(drift.history)} (${m.text(drift.tool)})<#else>none</#if> |
| Applied | ${drift.applied?size} |
| Pending | ${drift.onlyHere?size} |
| Catalog's fingerprint | ${m.code(drift.fingerprint)} |

<#if drift.findings?has_content>
| What | About | Refuses a run | To do |
|---|---|---|---|
<#list drift.findings as finding>
| ${m.said(finding.message)} | ${m.code(finding.about)} | ${finding.kind?matches("OTHER_HISTORY")?then("no", "**yes**")} | ${m.said(finding.hint)} |
</#list>

</#if>
<#if drift.onlyHere?has_content>
Pending, which is no drift:

<#list drift.onlyHere as name>
- ${m.code(name)}
</#list>

</#if>
</#list>
