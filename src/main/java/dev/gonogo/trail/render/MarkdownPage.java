package dev.gonogo.trail.render;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A document in Markdown as the parts of a page, well-formed as XML. No HTML gets through but line breaks.
 *
 * @param title the first heading, as text
 * @param body the rest, as HTML
 */
public record MarkdownPage(String title, String body) {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .sanitizeUrls(true)
            .nodeRendererFactory(Breaks::new)
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    public static MarkdownPage of(String markdown) {
        var document = PARSER.parse(markdown);
        var title = "";
        if (document.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) {
            title = TEXT.render(heading).strip();
            heading.unlink();
        }
        return new MarkdownPage(title, HTML.render(document));
    }

    /** What stands there as HTML is text, except `<br>`. */
    private record Breaks(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(HtmlInline.class, HtmlBlock.class);
        }

        @Override
        public void render(Node node) {
            var literal = node instanceof HtmlInline inline ? inline.getLiteral() : ((HtmlBlock) node).getLiteral();
            if (literal.equals("<br>")) {
                context.getWriter().tag("br", Map.of(), true);
            } else {
                context.getWriter().text(literal);
            }
        }
    }
}
