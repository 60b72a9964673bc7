package io.atalaya.operators.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts annunciated alarms as ANSI/ISA-18.2-2016 (clause 16, monitoring and assessment) does: per
 * operator and ten minutes, in floods, and those that chatter. They are added in the order of time
 * as far as that is known; a few that come late are sorted in.
 */
public final class AlarmStatistics {
    /** The standard's interval. */
    public static final Duration INTERVAL = Duration.ofMinutes(10);

    /** More than so many for one operator in an interval are a flood. */
    public static final int FLOOD = 10;

    /** So many of the same alarm within {@link #CHATTER_WINDOW} are chatter. */
    public static final int CHATTER = 3;

    public static final Duration CHATTER_WINDOW = Duration.ofMinutes(1);

    /** What has stood for longer is stale. */
    public static final Duration STALE = Duration.ofHours(24);

    private final int operators;
    private final Deque<Annunciation> annunciations = new ArrayDeque<>();

    /**
     * What was counted.
     *
     * @param averagePer10Minutes per operator
     * @param peakPer10Minutes per operator, the most in one of the intervals
     * @param floodShare of the intervals, how many had more than {@value #FLOOD} per operator
     * @param chattering alarms, by their rule and what they are about, with how often they came
     * @param byRule annunciations of each rule, most first
     */
    public record Report(
            int annunciated,
            double averagePer10Minutes,
            double peakPer10Minutes,
            double floodShare,
            List<Chatter> chattering,
            Map<String, Integer> byRule) {}

    /**
     * An alarm that comes and goes.
     *
     * @param mostInAMinute how often it came in its worst minute
     */
    public record Chatter(String ruleId, String alarm, int mostInAMinute) {}

    /**
     * @param operators among whom the alarms are shared
     */
    public AlarmStatistics(int operators) {
        if (operators < 1) {
            throw new IllegalArgumentException("there must be an operator, got " + operators);
        }
        this.operators = operators;
    }

    public void add(Annunciation annunciation) {
        Deque<Annunciation> later = new ArrayDeque<>();
        while (!annunciations.isEmpty()
                && annunciations.getLast().at().isAfter(annunciation.at())) {
            later.addFirst(annunciations.removeLast());
        }
        annunciations.addLast(annunciation);
        annunciations.addAll(later);
    }

    /** What was before then is counted no more. */
    public void forgetBefore(Instant then) {
        while (!annunciations.isEmpty() && annunciations.getFirst().at().isBefore(then)) {
            annunciations.removeFirst();
        }
    }

    /** What was counted from the first instant up to, and without, the second. */
    public Report report(Instant from, Instant to) {
        List<Annunciation> counted =
                annunciations.stream()
                        .filter(a -> !a.at().isBefore(from) && a.at().isBefore(to))
                        .toList();
        int[] intervals = intervals(counted, from, to);
        int peak = 0;
        int floods = 0;
        for (int annunciated : intervals) {
            peak = Math.max(peak, annunciated);
            floods += annunciated > FLOOD * operators ? 1 : 0;
        }
        double length = (double) Duration.between(from, to).toMillis() / INTERVAL.toMillis();
        return new Report(
                counted.size(),
                length == 0 ? 0 : counted.size() / length / operators,
                (double) peak / operators,
                (double) floods / intervals.length,
                chattering(counted),
                byRule(counted));
    }

    /** How many fall into each interval; the last one may be shorter. */
    private static int[] intervals(List<Annunciation> counted, Instant from, Instant to) {
        long length = INTERVAL.toMillis();
        long millis = Math.max(1, Duration.between(from, to).toMillis());
        int[] intervals = new int[(int) ((millis + length - 1) / length)];
        for (Annunciation annunciation : counted) {
            intervals[(int) (Duration.between(from, annunciation.at()).toMillis() / length)]++;
        }
        return intervals;
    }

    private static List<Chatter> chattering(List<Annunciation> counted) {
        Map<List<String>, Deque<Instant>> lastMinute = new HashMap<>();
        Map<List<String>, Integer> most = new HashMap<>();
        for (Annunciation annunciation : counted) {
            List<String> alarm = List.of(annunciation.ruleId(), annunciation.alarm());
            Deque<Instant> times = lastMinute.computeIfAbsent(alarm, key -> new ArrayDeque<>());
            times.addLast(annunciation.at());
            while (!times.getFirst().plus(CHATTER_WINDOW).isAfter(annunciation.at())) {
                times.removeFirst();
            }
            most.merge(alarm, times.size(), Math::max);
        }
        List<Chatter> chattering = new ArrayList<>();
        most.forEach(
                (alarm, times) -> {
                    if (times >= CHATTER) {
                        chattering.add(new Chatter(alarm.get(0), alarm.get(1), times));
                    }
                });
        chattering.sort(
                Comparator.comparingInt(Chatter::mostInAMinute)
                        .reversed()
                        .thenComparing(Chatter::ruleId)
                        .thenComparing(Chatter::alarm));
        return chattering;
    }

    private static Map<String, Integer> byRule(List<Annunciation> counted) {
        Map<String, Integer> byRule = new TreeMap<>();
        counted.forEach(annunciation -> byRule.merge(annunciation.ruleId(), 1, Integer::sum));
        Map<String, Integer> mostFirst = new LinkedHashMap<>();
        byRule.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> mostFirst.put(entry.getKey(), entry.getValue()));
        return mostFirst;
    }
}
