<#ftl output_format="undefined">
<#-- How values are written, for every format. Functions only: the template that prints a value escapes it. -->
<#setting time_zone="UTC">
<#setting locale="en_US">

<#function verdict decided>
  <#return {"GO": "GO", "NO_GO": "NO-GO", "NOT_DECIDED": "NOT DECIDED"}[decided]!decided>
</#function>

<#function state of>
  <#return {"pending": "not run", "running": "unfinished"}[of]!of>
</#function>

<#-- `VERY_LOW` as `very low`, `rolled-back` as `rolled back`. -->
<#function words constant>
  <#return constant?lower_case?replace("_", " ")?replace("-", " ")>
</#function>

<#function count of one many>
  <#return of + " " + (of == 1)?then(one, many)>
</#function>

<#-- An instant as `20 Nov 2026, 10:16:49 UTC`. -->
<#function time at="">
  <#if at == ""><#return "not recorded"></#if>
  <#return at?datetime.iso?string("d MMM yyyy, HH:mm:ss") + " UTC">
</#function>

<#-- The same where a table's head names the zone: `20 Nov, 10:16:49`. -->
<#function brief at>
  <#return at?datetime.iso?string("d MMM, HH:mm:ss")>
</#function>

<#-- Milliseconds since 1970. -->
<#function millis at>
  <#return at?datetime.iso?long>
</#function>

<#-- Milliseconds as `1 h 30 min`, `2 min 5 s`, `2.3 s`, `433 ms`. -->
<#function span millis>
  <#if millis lt 1><#return "under 1 ms"></#if>
  <#if millis lt 1000><#return millis?floor + " ms"></#if>
  <#if millis lt 59500><#return (millis / 1000)?string("0.#") + " s"></#if>
  <#local seconds = (millis / 1000)?round>
  <#local minutes = (seconds / 60)?floor>
  <#if minutes lt 60>
    <#return minutes + " min" + (seconds % 60 == 0)?then("", " " + seconds % 60 + " s")>
  </#if>
  <#return (minutes / 60)?floor + " h" + (minutes % 60 == 0)?then("", " " + minutes % 60 + " min")>
</#function>

<#-- How long it took; empty when it never began or never ended. -->
<#function between from="" to="">
  <#if from == "" || to == ""><#return ""></#if>
  <#return span(millis(to) - millis(from))>
</#function>

<#-- An ISO-8601 duration as milliseconds. -->
<#function durationMillis iso>
  <#local parts = iso?matches(r"PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?")>
  <#if !parts><#return 0></#if>
  <#local sum = 0>
  <#list [3600000, 60000, 1000] as unit>
    <#local part = parts?groups[unit?index + 1]!"">
    <#if part?has_content><#local sum = sum + part?number * unit></#if>
  </#list>
  <#return sum>
</#function>

<#function duration iso>
  <#return span(durationMillis(iso))>
</#function>

<#-- How far from the beginning. -->
<#function offset millis>
  <#return (millis == 0)?then("at the start", "after " + span(millis))>
</#function>

<#function size bytes>
  <#list [["GB", 1000000000], ["MB", 1000000], ["kB", 1000]] as unit>
    <#if bytes gte unit[1]><#return (bytes / unit[1])?string("0.0") + " " + unit[0]></#if>
  </#list>
  <#return bytes + " bytes">
</#function>

<#function grouped number>
  <#return number?string(",##0")>
</#function>

<#-- `9 passed, 1 failed`, from the states of steps. -->
<#function tally states>
  <#local told = []>
  <#list ["passed", "warned", "not-applicable", "failed", "broken", "refused", "in-doubt", "skipped-by-operator", "rolled-back",
      "rollback-failed", "waiting", "running", "pending"] as each>
    <#local found = states?filter(one -> one == each)?size>
    <#if found gt 0><#local told = told + [found + " " + state(each)]></#if>
  </#list>
  <#return told?join(", ")>
</#function>

<#-- Where each thing with an `id` stands in its list: a hash, which FreeMarker builds quickly only from JSON. -->
<#function places things>
  <#local json>{<#list things as thing>"${thing.id?json_string}":${thing?index}<#sep>,</#list>}</#local>
  <#return json?eval_json>
</#function>

<#-- A file of the run's folder as a link that cannot leave it; empty when its name would. -->
<#function href path>
  <#if path?contains("..") || path?starts_with("/") || path?contains("\\")><#return ""></#if>
  <#return "./" + path?url_path("UTF-8")?replace("(", "%28")?replace(")", "%29")>
</#function>

<#function level proof>
  <#return {"READ": "read back, every byte", "COUNTED": "read back, with the rows of every table",
      "RESTORED": "restored as a database, with the rows and the catalog of the original",
      "COMPARED": "restored as a database, with the content of the original"}[proof]!proof>
</#function>

<#function method of>
  <#return {"CLONE": "clone on the same server", "PG_DUMP": "pg_dump", "PG_BASEBACKUP": "pg_basebackup of the whole server"}[of]!of>
</#function>

<#-- What the rehearsal of the way back showed, in one sentence. -->
<#function rehearsal rollback>
  <#if !rollback.rehearsed><#return "The way back was not rehearsed."></#if>
  <#local took = "The way back was rehearsed and took " + span(rollback.seconds * 1000)>
  <#return took + rollback.verified?then(", and everything was as before.", ", but it is NOT verified: not everything was as before.")>
</#function>

<#-- Who was not there: what the reader must know about answers from a file. -->
<#function scripted answers>
  <#local found = answers?filter(answer -> answer.scripted)?size>
  <#if found == 0><#return ""></#if>
  <#return count(found, "answer", "answers") + " of " + answers?size
      + (found == 1)?then(" was", " were") + " scripted: read from an answers file; no person was asked.">
</#function>
