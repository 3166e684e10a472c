package dev.gonogo.model;

/** So many bytes: `100.kb`. */
public record Size(long bytes) {

    @Override
    public String toString() {
        if (bytes >= 1_000_000_000) {
            return "%.1f GB".formatted(bytes / 1e9);
        }
        if (bytes >= 1_000_000) {
            return "%.1f MB".formatted(bytes / 1e6);
        }
        return bytes >= 1_000 ? "%.1f kB".formatted(bytes / 1e3) : bytes + " bytes";
    }
}
