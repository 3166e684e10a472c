<#ftl output_format="undefined">
<#-- How a user's text is written into Markdown. -->
<#import "formats.ftl" as f>

<#-- Entities where a backslash would not do in every reader: in a table, in a link, before HTML. -->
<#function escaped of>
  <#return of
      ?replace("&", "&amp;")?replace("<", "&lt;")?replace(">", "&gt;")
      ?replace("[", "&#91;")?replace("]", "&#93;")?replace("|", "&#124;")?replace("`", "&#96;")
      ?replace(r"(\\|\*|~|\$|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}]))", r"\\$1", "r")>
</#function>

<#-- One line that begins nothing: no heading, no list, no rule. -->
<#function oneLine of>
  <#return of?trim
      ?replace(r"^([#+=:-])", r"\\$1", "r")
      ?replace(r"^(\d+)([.)])(?=\s|$)", r"$1\\$2", "r")
      ?replace(r"[\t ]*(\r\n|\r|\n)\s*", "<br>", "r")>
</#function>

<#-- Text that stays text. -->
<#function text of="">
  <#return oneLine(escaped(of))>
</#function>

<#-- A name as code, when it holds nothing that could end the code. -->
<#function code of="">
  <#return of?matches(r"[\p{L}\p{N}_./#@][\p{L}\p{N}_./:#@,=+() -]*")?then("`" + of?trim + "`", text(of))>
</#function>

<#-- A sentence of the program, in which `backticks` are code. -->
<#function said sentence="">
  <#local told = "">
  <#list sentence?split("`") as part>
    <#if part?is_last && part?is_even_item><#return text(sentence)></#if>
    <#local told = told + part?is_odd_item?then(escaped(part), code(part))>
  </#list>
  <#return oneLine(told)>
</#function>

<#function file path name=path>
  <#return (f.href(path) == "")?then(text(path), "[" + text(name) + "](" + f.href(path) + ")")>
</#function>
