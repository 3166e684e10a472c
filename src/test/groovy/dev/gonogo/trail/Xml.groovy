package dev.gonogo.trail

import org.w3c.dom.Element
import org.xml.sax.ErrorHandler
import org.xml.sax.InputSource

import javax.xml.parsers.DocumentBuilderFactory

/** The elements of a page, as a strict reader of XML finds them. */
class Xml {

    /** In the order of the text. */
    static List<Element> elements(String text, String name = '*') {
        def builder = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        builder.errorHandler = { throw it } as ErrorHandler
        elements(builder.parse(new InputSource(new StringReader(text))).documentElement, name)
    }

    static List<Element> elements(Element within, String name = '*') {
        def found = within.getElementsByTagName(name)
        (0..<found.length).collect { found.item(it) as Element }
    }
}
