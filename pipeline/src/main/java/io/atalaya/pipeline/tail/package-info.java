/** Shows people what is on a topic. {@link io.atalaya.pipeline.tail.TopicTail} is the way in. */
@NullMarked
package io.atalaya.pipeline.tail;

import org.jspecify.annotations.NullMarked;
