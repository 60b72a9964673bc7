/**
 * What an operator does from a terminal: sees the present alarms and how many there were, and gives
 * commands. One more consumer and producer of the topics, never inside the job.
 */
@NullMarked
package io.atalaya.pipeline.operator;

import org.jspecify.annotations.NullMarked;
