package dev.gonogo.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The catalog as a run of Gonogo left it, kept in the table `gonogo.last_catalog` of the database itself.
 *
 * @param at when, in UTC
 * @param sums of the definitions, by objects as `table public.users`
 * @param runsSince other runs that have changed something since and have not ended, as `a, b`; empty when there are none
 */
public record LastCatalog(String run, String at, String fingerprint, Map<String, String> sums, String runsSince) {

    private static final int ENOUGH_BYTES = 8;

    public LastCatalog {
        sums = Map.copyOf(sums);
    }

    /** Keeps the catalog, in a transaction of its own, when the run has changed something. */
    public static void keepOf(Session session, String run, Catalog catalog) {
        if (Receipts.anyOf(session, run)) {
            keep(session, run, catalog);
        }
    }

    /** Keeps the catalog as one that is meant to be so. @param by whoever says so, or the run */
    public static void keep(Session session, String by, Catalog catalog) {
        session.begin();
        Receipts.create(session);
        session.execute(Queries.read("last-catalog-table"));
        session.update(Queries.read("keep-last-catalog"), by, catalog.fingerprint(), packed(sums(catalog)));
        session.commit();
    }

    /** Empty when no run has left one, or this role may not see it. */
    public static Optional<LastCatalog> read(Session session) {
        boolean readable = Boolean.TRUE.equals(
                session.query(Queries.read("last-catalog-readable")).single());
        return readable
                ? session.query(Queries.read("last-catalog")).rows().stream()
                        .findFirst()
                        .map(LastCatalog::of)
                : Optional.empty();
    }

    private static LastCatalog of(List<Object> row) {
        var since = row.get(4);
        return new LastCatalog(
                row.get(0).toString(),
                row.get(1).toString(),
                row.get(2).toString(),
                unpacked(row.get(3).toString()),
                since == null ? "" : since.toString());
    }

    /** What has changed since, as `view public.v is gone`; nothing when the fingerprints are the same. */
    public List<String> changes(Catalog now) {
        var changes = new ArrayList<String>();
        if (!fingerprint.equals(now.fingerprint())) {
            var current = sums(now);
            var all = new TreeMap<>(sums);
            all.putAll(current);
            all.keySet()
                    .forEach(object -> change(sums.get(object), current.get(object))
                            .ifPresent(what -> changes.add(object + what)));
        }
        return changes;
    }

    private static Optional<String> change(String before, String now) {
        if (before == null) {
            return Optional.of(" is new");
        }
        if (now == null) {
            return Optional.of(" is gone");
        }
        return before.equals(now) ? Optional.empty() : Optional.of(" is changed");
    }

    private static Map<String, String> sums(Catalog catalog) {
        var sums = new TreeMap<String, String>();
        catalog.objects().forEach((object, its) -> sums.put(object, sum(its)));
        return sums;
    }

    private static String sum(CatalogObject object) {
        var whole = Catalog.sha256().digest(object.definition().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(whole, 0, ENOUGH_BYTES);
    }

    private static byte[] packed(Map<String, String> sums) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            for (var sum : sums.entrySet()) {
                packing.write((sum.getValue() + sum.getKey() + '\0').getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> unpacked(String base64) {
        var sums = new TreeMap<String, String>();
        var bytes = new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64));
        try (var unpacking = new GZIPInputStream(bytes)) {
            var text = new String(unpacking.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\0")) {
                if (!line.isEmpty()) {
                    sums.put(line.substring(2 * ENOUGH_BYTES), line.substring(0, 2 * ENOUGH_BYTES));
                }
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("the table gonogo.last_catalog was damaged", damaged);
        }
        return sums;
    }
}
