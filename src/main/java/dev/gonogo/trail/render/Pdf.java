package dev.gonogo.trail.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.text.PDFTextStripper;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A page as PDF: tagged for readers that speak, with fonts of its own, and the same bytes for the same page and time on the
 * same machine. Fetches nothing.
 */
public final class Pdf {

    private static final String FONTS = "/liberation/Liberation";
    private static final Pattern DATES = Pattern.compile("(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*");

    // the head of a TrueType font: how many tables, then 16 bytes for each, of which the first four are its name
    private static final int TABLE_COUNT = 4;
    private static final int FIRST_TABLE = 12;
    private static final int TABLE_ENTRY = 16;
    private static final int SUBSTITUTIONS = 0x47535542;
    private static final int UNKNOWN = 0x78535542;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /** @param page well-formed as XML @param at which the PDF tells as its time */
    public static byte[] of(String page, Instant at) {
        try (var renderer = builder(page).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            return bytes(renderer, at);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What a reader reads in it. */
    public static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("that is no PDF", unreadable);
        }
    }

    /** Whether two of them show, carry and do the same. */
    public static boolean areSame(byte[] one, byte[] other) {
        return content(one).equals(content(other));
    }

    private static String content(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return PdfContent.sum(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("that is no PDF", unreadable);
        }
    }

    private static PdfRendererBuilder builder(String page) {
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Gonogo");
        builder.useUriResolver((base, link) -> link);
        builder.useExternalResourceAccessControl((link, type) -> false, null);
        font(builder, "Sans-Regular", "Sans", 400);
        font(builder, "Sans-Bold", "Sans", 700);
        font(builder, "Mono-Regular", "Mono", 400);
        font(builder, "Mono-Bold", "Mono", 700);
        builder.withW3cDocument(document(page), "");
        return builder;
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        builder.useFont(() -> font(file), family, weight, FontStyle.NORMAL, true);
    }

    private static InputStream font(String file) {
        try (var font = Pdf.class.getResourceAsStream(FONTS + file + ".ttf")) {
            return new ByteArrayInputStream(withoutLigatures(font.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Renames the table of substitutions, for looking each piece of text up in it takes a third of the time of a page. */
    static byte[] withoutLigatures(byte[] font) {
        var tables = ByteBuffer.wrap(font);
        int count = tables.getShort(TABLE_COUNT);
        for (int entry = 0; entry < count; entry++) {
            int tag = FIRST_TABLE + entry * TABLE_ENTRY;
            if (tables.getInt(tag) == SUBSTITUTIONS) {
                tables.putInt(tag, UNKNOWN);
            }
        }
        return font;
    }

    private static Document document(String page) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(page)));
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new IllegalArgumentException(
                    "the page is not well-formed, as a PDF needs it: " + malformed.getMessage(), malformed);
        }
    }

    private static byte[] bytes(PdfBoxRenderer renderer, Instant at) throws IOException {
        var document = renderer.getPdfDocument();
        date(document, at);
        document.setDocumentId(at.toEpochMilli());
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static void date(PDDocument document, Instant at) throws IOException {
        var time = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(time);
        document.getDocumentInformation().setModificationDate(time);
        var metadata = document.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            var told = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
            var dated = DATES.matcher(told).replaceAll("$1" + at);
            document.getDocumentCatalog()
                    .setMetadata(
                            new PDMetadata(document, new ByteArrayInputStream(dated.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
