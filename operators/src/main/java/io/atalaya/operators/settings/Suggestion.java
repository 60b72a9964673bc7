package io.atalaya.operators.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody who wrote another may have meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code " (did you mean 'transport'?)"}, or nothing where no word comes near. */
    public static String forWord(String written, Collection<String> known) {
        return nearest(written, known).map(word -> " (did you mean '" + word + "'?)").orElse("");
    }

    private static Optional<String> nearest(String written, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String word : known) {
            int distance = distance(bare(written), bare(word));
            if (distance < least) {
                least = distance;
                nearest = word;
            }
        }
        int allowed = Math.max(1, bare(written).length() / 3);
        return least <= allowed ? Optional.ofNullable(nearest) : Optional.empty();
    }

    /** Spelling habits of other tools, such as bootstrap_servers, are no distance. */
    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    /**
     * Damerau's distance with adjacent transpositions (optimal string alignment): how many letters
     * must be put in, left out, replaced or swapped with their neighbour.
     */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replace = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
