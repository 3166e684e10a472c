<#ftl output_format="undefined">
<#assign a = m.text(from.drift.target.name)>
<#assign b = m.text(to.drift.target.name)>
<#assign effects = {"ADDITIVE": "additive", "MODIFYING": "modifying", "DESTRUCTIVE": "**destructive**"}>
<#assign additive = objects?filter(one -> one.effect == "ADDITIVE")?size>
<#assign modifying = objects?filter(one -> one.effect == "MODIFYING")?size>
<#assign destructive = objects?filter(one -> one.effect == "DESTRUCTIVE")?size>
<#macro side of>| ${m.text(of.drift.target.name)} | ${m.code(of.drift.target.database)} on ${m.code(of.drift.target.host + ":" + of.drift.target.port)} as ${m.code(of.drift.target.role)} | PostgreSQL ${m.text(of.drift.target.serverVersion)}, system ${m.code(of.drift.target.systemIdentifier)} | <#if of.drift.history?has_content>${m.code(of.drift.history)} (${m.text(of.drift.tool)})<#else>none</#if> | ${of.tables} | ${of.rows} | ${m.code(of.drift.fingerprint)} |</#macro>
<#macro definition title of>
<#if of?has_content>

${title}:

<#list of?split("\n") as line>
    ${line}
</#list>
</#if>
</#macro>
# Reconciliation: ${a} → ${b}

What would have to change on ${b} for it to be as ${a} is, for runbook ${m.code(runbook)}.

- ${f.count(additive, "object", "objects")} to add, ${modifying} to modify, <#if destructive gt 0>**${destructive} to remove or weaken**<#else>none to remove or weaken</#if>
- ${f.count(migrations?filter(one -> one.from && !one.to)?size, "migration", "migrations")} applied on ${a} only, ${migrations?filter(one -> one.to && !one.from)?size} on ${b} only

## The two targets

| Target | Database | Server | History | Tables | Rows | Catalog's fingerprint |
|---|---|---|---|---|---|---|
<@side from/>

<@side to/>


<#list [from, to] as one>
<#if one.drift.findings?has_content>
## Drift of ${m.text(one.drift.target.name)} from the files

<#list one.drift.findings as finding>
- ${m.said(finding.message)} (${m.said(finding.hint)})
</#list>

</#if>
</#list>
## Objects by kind

| Kind | ${a} | ${b} | Only ${a} | Only ${b} | Different |
|---|---|---|---|---|---|
<#list kinds as kind>
| ${m.text(kind.kind)} | ${kind.from} | ${kind.to} | ${kind.onlyFrom} | ${kind.onlyTo} | ${kind.different} |
</#list>

## What differs, and what it would mean for ${b}

<#if objects?has_content>
| Object | ${a} | ${b} | Effect on ${b} |
|---|---|---|---|
<#list objects as one>
| ${m.code(one.object)} | ${one.from?has_content?then("there", "missing")} | ${one.to?has_content?then(one.from?has_content?then("another one", "there"), "missing")} | ${effects[one.effect]} |
</#list>

<#list objects?filter(one -> one.from?has_content && one.to?has_content) as one>
### ${m.code(one.object)}
<@definition a one.from/>
<@definition b one.to/>

</#list>
<#else>
Nothing: the catalogs are alike.

</#if>
## Migrations

<#if migrations?has_content>
| Version | File | ${a} | ${b} |
|---|---|---|---|
<#list migrations as one>
| ${m.code(one.version)} | <#if one.file?has_content>${m.code(one.file)}<#else>**no file here**</#if> | ${one.from?then("applied", "–")} | ${one.to?then("applied", "–")} |
</#list>
<#else>
The runbook has none.
</#if>

## Rows

| Table | ${a} | ${b} |
|---|---|---|
<#list rows as one>
| ${m.code(one.table)} | ${(one.from!"–")} | ${(one.to!"–")} |
</#list>
