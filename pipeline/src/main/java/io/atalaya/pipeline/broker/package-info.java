/**
 * The broker that comes along: real Kafka inside this process, so that one command shows everything
 * and a small site needs no second product. {@link io.atalaya.pipeline.broker.EmbeddedBroker} is
 * the way in.
 */
@NullMarked
package io.atalaya.pipeline.broker;

import org.jspecify.annotations.NullMarked;
