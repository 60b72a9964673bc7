/**
 * How good detections, tracks and events are, measured against labelled truth: average precision as
 * COCO computes it, the CLEAR MOT measures, IDF1, and events matched in time. Plain algorithms;
 * what is measured and how truth is written stands in {@code docs/score.md}.
 */
@NullMarked
package io.atalaya.operators.score;

import org.jspecify.annotations.NullMarked;
