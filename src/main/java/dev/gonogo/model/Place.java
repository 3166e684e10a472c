package dev.gonogo.model;

/**
 * Where something is written: a file as the user named it, line and column counted from 1. Column 0 means that only the
 * line is known, line 0 that only the file is.
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
