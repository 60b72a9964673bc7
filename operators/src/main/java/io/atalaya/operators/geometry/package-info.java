/**
 * Points, polygons and lines in ratios of the picture, with nothing of cameras or Flink in them.
 */
@NullMarked
package io.atalaya.operators.geometry;

import org.jspecify.annotations.NullMarked;
