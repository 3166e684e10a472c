package dev.gonogo.trail.render

import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

/** Whether what the style sheet colours can be read, light and dark: WCAG's contrast, computed. */
class PaletteSpec extends Specification {

    static final String CSS = Files.readString(Path.of('templates/page.css'))
    static final Map<String, String> LIGHT = colours(CSS.substring(0, CSS.indexOf('@media')))
    static final Map<String, Map<String, String>> THEMES = [
            light: LIGHT,
            dark : LIGHT + colours(CSS.substring(CSS.indexOf('prefers-color-scheme: dark'), CSS.indexOf('* {'))),
    ]

    def '#ink on #ground is #wanted to one at least, #theme'() {
        expect:
        contrast(THEMES[theme][ink], THEMES[theme][ground]) >= wanted

        where:
        [theme, [ink, ground, wanted]] << [['light', 'dark'], [
                ['ink', 'ground', 12.0], ['ink', 'raised', 12.0],
                ['quiet', 'ground', 4.5], ['quiet', 'raised', 4.5],
                ['link', 'ground', 4.5], ['link', 'raised', 4.5],
                ['good', 'ground', 4.5], ['good', 'raised', 4.5],
                ['bad', 'ground', 4.5], ['bad', 'raised', 4.5],
                ['warn', 'ground', 4.5], ['warn', 'raised', 4.5],
                ['on-band', 'good-band', 7.0], ['on-band', 'bad-band', 7.0],
                ['on-band', 'warn-band', 7.0], ['on-band', 'plain-band', 7.0],
        ]].combinations()
    }

    def 'nothing is coloured beside the palette but the number of a printed page'() {
        expect:
        CSS.replaceAll(/(?s):root \{.*?\}/, '').findAll(/#[0-9a-f]{3,6}\b/) == ['#565d66']
    }

    private static Map<String, String> colours(String css) {
        css.findAll(/--([\w-]+): #([0-9a-f]{6})/) { [it[1], it[2]] }.collectEntries { it }
    }

    private static double contrast(String one, String other) {
        def (dark, light) = [luminance(one), luminance(other)].sort()
        (light + 0.05) / (dark + 0.05)
    }

    private static double luminance(String hex) {
        def (red, green, blue) = (0..2).collect { Integer.parseInt(hex.substring(it * 2, it * 2 + 2), 16) / 255.0d }
                .collect { it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4) }
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}
