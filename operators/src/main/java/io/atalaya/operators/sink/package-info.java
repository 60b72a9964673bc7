/**
 * Facts become messages and leave: to Kafka, and as JSON lines beside it. The only package of the
 * operators that speaks Protobuf and the Kafka clients. {@link
 * io.atalaya.operators.sink.TopicWriter} is the way in.
 */
@NullMarked
package io.atalaya.operators.sink;

import org.jspecify.annotations.NullMarked;
