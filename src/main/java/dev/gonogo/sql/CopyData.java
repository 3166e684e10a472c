package dev.gonogo.sql;

/** The rows behind a `COPY … FROM stdin;`, from the next line up to a line of `\.` or the end of the file. */
final class CopyData {

    private CopyData() {}

    /** Where SQL goes on, for a COPY that ends at the offset. */
    static int end(String text, int offset) {
        int start = Spaces.lineEnd(text, offset);
        while (start < text.length()) {
            int end = Spaces.lineEnd(text, start);
            if (text.startsWith("\\.", start)
                    && text.substring(start, end).strip().length() == 2) {
                return end;
            }
            start = end;
        }
        return start;
    }
}
