package io.atalaya.operators.track;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Pairs rows with columns so that the sum of the pairs' gains is greatest. Mostly a track overlaps
 * one detection and a detection one track: the possible pairs fall apart into groups that have
 * nothing to do with each other, and a group with one row or one column needs no algorithm. The
 * rest goes to JGraphT's maximum weight matching (Mehlhorn and Näher, "LEDA", 1999, chapter 7.8).
 */
public final class Assignment {
    public static final int NONE = -1;

    /** Gains become whole numbers, which the library's exact arithmetic adds up fastest. */
    private static final double RESOLUTION = 1e6;

    private final double[][] gains;
    private final int columns;
    private final int[] columnOfRow;

    private Assignment(double[][] gains) {
        this.gains = gains;
        this.columns = gains.length == 0 ? 0 : gains[0].length;
        this.columnOfRow = new int[gains.length];
        Arrays.fill(columnOfRow, NONE);
    }

    /**
     * For each row its column, or {@link #NONE}.
     *
     * @param gains of each row and column, 0 or less where they may not be paired
     */
    public static int[] match(double[][] gains) {
        Assignment assignment = new Assignment(gains);
        assignment.matchGroups();
        return assignment.columnOfRow;
    }

    private void matchGroups() {
        boolean[] done = new boolean[gains.length];
        for (int row = 0; row < gains.length; row++) {
            if (!done[row]) {
                List<Integer> groupRows = new ArrayList<>();
                List<Integer> groupColumns = new ArrayList<>();
                collect(row, done, groupRows, groupColumns);
                matchGroup(groupRows, groupColumns);
            }
        }
    }

    /** Everything that hangs together with the row by possible pairs. */
    private void collect(
            int start, boolean[] done, List<Integer> groupRows, List<Integer> groupColumns) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        done[start] = true;
        while (!open.isEmpty()) {
            int row = open.remove();
            groupRows.add(row);
            for (int column = 0; column < columns; column++) {
                if (gains[row][column] > 0 && !groupColumns.contains(column)) {
                    groupColumns.add(column);
                    addRowsOf(column, done, open);
                }
            }
        }
    }

    private void addRowsOf(int column, boolean[] done, Deque<Integer> open) {
        for (int row = 0; row < gains.length; row++) {
            if (!done[row] && gains[row][column] > 0) {
                done[row] = true;
                open.add(row);
            }
        }
    }

    private void matchGroup(List<Integer> groupRows, List<Integer> groupColumns) {
        if (groupColumns.isEmpty()) {
            return;
        }
        if (groupRows.size() == 1 || groupColumns.size() == 1) {
            matchBestPair(groupRows, groupColumns);
            return;
        }
        matchOptimally(groupRows, groupColumns);
    }

    private void matchBestPair(List<Integer> groupRows, List<Integer> groupColumns) {
        int bestRow = groupRows.get(0);
        int bestColumn = groupColumns.get(0);
        for (int row : groupRows) {
            for (int column : groupColumns) {
                if (gains[row][column] > gains[bestRow][bestColumn]) {
                    bestRow = row;
                    bestColumn = column;
                }
            }
        }
        columnOfRow[bestRow] = bestColumn;
    }

    private void matchOptimally(List<Integer> groupRows, List<Integer> groupColumns) {
        Graph<Integer, DefaultWeightedEdge> graph =
                new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> rowVertices = new LinkedHashSet<>(groupRows);
        Set<Integer> columnVertices = new LinkedHashSet<>();
        groupColumns.forEach(column -> columnVertices.add(vertexOf(column)));
        rowVertices.forEach(graph::addVertex);
        columnVertices.forEach(graph::addVertex);
        for (int row : groupRows) {
            for (int column : groupColumns) {
                if (gains[row][column] > 0) {
                    DefaultWeightedEdge edge = graph.addEdge(row, vertexOf(column));
                    double weight = Math.max(1, Math.rint(gains[row][column] * RESOLUTION));
                    graph.setEdgeWeight(edge, weight);
                }
            }
        }
        for (DefaultWeightedEdge edge :
                new MaximumWeightBipartiteMatching<>(graph, rowVertices, columnVertices)
                        .getMatching()) {
            columnOfRow[graph.getEdgeSource(edge)] = graph.getEdgeTarget(edge) - gains.length;
        }
    }

    private int vertexOf(int column) {
        return gains.length + column;
    }
}
