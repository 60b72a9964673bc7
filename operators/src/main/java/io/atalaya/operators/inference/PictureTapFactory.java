package io.atalaya.operators.inference;

import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Makes a tap for each subtask. */
@FunctionalInterface
public interface PictureTapFactory extends Serializable {
    PictureTap open(MetricGroup metrics);
}
