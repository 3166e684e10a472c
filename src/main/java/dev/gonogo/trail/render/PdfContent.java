package dev.gonogo.trail.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A sum over all that a PDF shows, carries and does, whatever the order of its objects and however they are compressed: that
 * differs from machine to machine.
 */
final class PdfContent {

    /** How a stream is stored, and not what it says. */
    private static final Set<String> STORAGE = Set.of("Length", "Filter", "DecodeParms");

    private final Map<COSBase, Integer> met = new IdentityHashMap<>();
    private final MessageDigest sum;

    private PdfContent() {
        try {
            this.sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sum(PDDocument document) {
        var content = new PdfContent();
        try {
            content.add(document.getDocument().getTrailer().getItem(COSName.ROOT));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("that is no PDF", unreadable);
        }
        return HexFormat.of().formatHex(content.sum.digest());
    }

    private void add(COSBase value) throws IOException {
        var content = value instanceof COSObject reference ? reference.getObject() : value;
        if (content instanceof COSDictionary || content instanceof COSArray) {
            var before = met.putIfAbsent(content, met.size());
            if (before != null) {
                add("see " + before);
                return;
            }
        }
        if (content instanceof COSDictionary dictionary) {
            fields(dictionary);
        } else if (content instanceof COSArray array) {
            add("[" + array.size());
            for (COSBase each : array) {
                add(each);
            }
        } else if (content instanceof COSString text) {
            add("(" + text.toHexString());
        } else {
            add(String.valueOf(content));
        }
    }

    private void fields(COSDictionary dictionary) throws IOException {
        add("<<");
        var names = new TreeSet<String>();
        dictionary.keySet().forEach(name -> names.add(name.getName()));
        if (dictionary instanceof COSStream stream) {
            names.removeAll(STORAGE);
            try (var in = stream.createInputStream();
                    var out = new DigestOutputStream(OutputStream.nullOutputStream(), sum)) {
                in.transferTo(out);
            }
        }
        for (String name : names) {
            add("/" + name);
            add(dictionary.getItem(name));
        }
        add(">>");
    }

    private void add(String token) {
        sum.update((token + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
