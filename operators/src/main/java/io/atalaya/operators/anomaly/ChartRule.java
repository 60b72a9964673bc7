package io.atalaya.operators.anomaly;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules by which a control chart shows that something has changed. They see the latest samples
 * in sigmas from the mean, the newest last, and hold when the newest completes the pattern. Exactly
 * on a line is not beyond it.
 */
enum ChartRule {
    ONE_BEYOND_3_SIGMA(1, "a reading beyond 3 sigmas"),
    TWO_OF_THREE_BEYOND_2_SIGMA(3, "two of three readings beyond 2 sigmas on one side"),
    FOUR_OF_FIVE_BEYOND_1_SIGMA(5, "four of five readings beyond 1 sigma on one side"),
    EIGHT_ON_ONE_SIDE(8, "eight readings in a row on one side of the mean"),
    NINE_ON_ONE_SIDE(9, "nine readings in a row on one side of the mean"),
    SIX_RISE_OR_FALL(6, "six readings in a row that rise or fall"),
    FOURTEEN_UP_AND_DOWN(14, "fourteen readings in a row up and down in turn"),
    FIFTEEN_WITHIN_1_SIGMA(15, "fifteen readings in a row within 1 sigma"),
    EIGHT_BEYOND_1_SIGMA(8, "eight readings in a row beyond 1 sigma, on both sides");

    /** In the order of the handbook's rules 1 to 4. */
    static final List<ChartRule> WESTERN_ELECTRIC =
            List.of(
                    ONE_BEYOND_3_SIGMA,
                    TWO_OF_THREE_BEYOND_2_SIGMA,
                    FOUR_OF_FIVE_BEYOND_1_SIGMA,
                    EIGHT_ON_ONE_SIDE);

    /** In the order of Nelson's tests 1 to 8. */
    static final List<ChartRule> NELSON =
            List.of(
                    ONE_BEYOND_3_SIGMA,
                    NINE_ON_ONE_SIDE,
                    SIX_RISE_OR_FALL,
                    FOURTEEN_UP_AND_DOWN,
                    TWO_OF_THREE_BEYOND_2_SIGMA,
                    FOUR_OF_FIVE_BEYOND_1_SIGMA,
                    FIFTEEN_WITHIN_1_SIGMA,
                    EIGHT_BEYOND_1_SIGMA);

    private final int samples;
    private final String description;

    ChartRule(int samples, String description) {
        this.samples = samples;
        this.description = description;
    }

    /** Rule numbers as written, checked against how many there are; all where none are. */
    static List<Integer> checked(List<Integer> numbers, List<ChartRule> rules) {
        for (int number : numbers) {
            if (number < 1 || number > rules.size()) {
                throw new IllegalArgumentException(
                        "rules are numbered from 1 to " + rules.size() + ", got " + number);
            }
        }
        return numbers.isEmpty()
                ? IntStream.rangeClosed(1, rules.size()).boxed().toList()
                : List.copyOf(numbers);
    }

    static List<ChartRule> chosen(List<Integer> numbers, List<ChartRule> rules) {
        return numbers.stream().map(number -> rules.get(number - 1)).toList();
    }

    int samples() {
        return samples;
    }

    String description() {
        return description;
    }

    /**
     * Whether the newest sample completes the pattern.
     *
     * @param sigmas the latest samples, oldest first
     */
    boolean isBroken(List<Double> sigmas) {
        if (sigmas.size() < samples) {
            return false;
        }
        List<Double> latest = sigmas.subList(sigmas.size() - samples, sigmas.size());
        return switch (this) {
            case ONE_BEYOND_3_SIGMA -> areBeyond(latest, 1, 3);
            case TWO_OF_THREE_BEYOND_2_SIGMA -> areBeyond(latest, 2, 2);
            case FOUR_OF_FIVE_BEYOND_1_SIGMA -> areBeyond(latest, 4, 1);
            case EIGHT_ON_ONE_SIDE, NINE_ON_ONE_SIDE -> areBeyond(latest, samples, 0);
            case SIX_RISE_OR_FALL -> goOneWay(latest);
            case FOURTEEN_UP_AND_DOWN -> alternate(latest);
            case FIFTEEN_WITHIN_1_SIGMA -> latest.stream().allMatch(sigma -> Math.abs(sigma) < 1);
            case EIGHT_BEYOND_1_SIGMA -> areBeyondOnBothSides(latest);
        };
    }

    /** The newest and in all so many are beyond the line on its side. */
    private static boolean areBeyond(List<Double> latest, int least, double line) {
        double newest = latest.get(latest.size() - 1);
        double side = Math.signum(newest);
        return Math.abs(newest) > line
                && latest.stream().filter(sigma -> sigma * side > line).count() >= least;
    }

    private static boolean areBeyondOnBothSides(List<Double> latest) {
        return latest.stream().allMatch(sigma -> Math.abs(sigma) > 1)
                && latest.stream().anyMatch(sigma -> sigma > 0)
                && latest.stream().anyMatch(sigma -> sigma < 0);
    }

    private static boolean goOneWay(List<Double> latest) {
        double way = Math.signum(latest.get(1) - latest.get(0));
        for (int i = 1; i < latest.size(); i++) {
            if (way == 0 || Math.signum(latest.get(i) - latest.get(i - 1)) != way) {
                return false;
            }
        }
        return true;
    }

    private static boolean alternate(List<Double> latest) {
        double way = Math.signum(latest.get(1) - latest.get(0));
        for (int i = 1; i < latest.size(); i++) {
            if (way == 0 || Math.signum(latest.get(i) - latest.get(i - 1)) != way) {
                return false;
            }
            way = -way;
        }
        return true;
    }
}
