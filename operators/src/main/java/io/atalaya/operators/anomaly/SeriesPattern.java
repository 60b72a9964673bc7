package io.atalaya.operators.anomaly;

/** Names of series in which a {@code *} stands for any part: {@code pump-*}{@code /pressure}. */
public final class SeriesPattern {
    private SeriesPattern() {}

    public static boolean matches(String pattern, String seriesId) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(seriesId);
        }
        String last = parts[parts.length - 1];
        if (!seriesId.startsWith(parts[0]) || !seriesId.endsWith(last)) {
            return false;
        }
        int from = parts[0].length();
        int end = seriesId.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = seriesId.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        return from <= end;
    }
}
