<#ftl output_format="undefined">
<#assign damaged = evidence?filter(file -> file.damage?has_content)>
# Evidence index: ${m.text(title)}

**<#if damaged?has_content>${f.count(damaged?size, "file is", "files are")} not as recorded.<#else>All ${f.count(evidence?size, "file is", "files are")} as recorded.</#if>**

Run ${m.code(run)}, head hash ${m.code(headHash)}. `sha256sum -c MANIFEST.sha256` checks the same without Gonogo.

<#if damaged?has_content>
## Not as recorded

<#list damaged as file>
- ${m.said(file.damage)}
</#list>

</#if>
## What shows each criterion

| Criterion | Result | Evidence |
|---|---|---|
<#list criteria as criterion>
| ${m.text(criterion.name)} | ${criterion.met?then("met", "**not met**")} | <#list criterion.evidence as shown>${(view.places[shown]??)?then(m.code(shown), m.file(shown))}<#sep>, </#list> |
</#list>

## Files

<#if evidence?has_content>
| Of | File | Recorded | Size | SHA-256 |
|---|---|---|---|---|
<#list evidence as file>
| ${m.code(file.of)} | ${m.file(file.path, file.path?keep_after_last("/"))} | ${f.brief(file.at)} UTC | ${f.size(file.bytes)} | ${m.code(file.sha256)} |
</#list>
<#else>
No step left a file.
</#if>
