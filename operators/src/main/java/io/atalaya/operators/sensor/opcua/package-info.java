/** Sensors behind OPC UA servers: what a server says of nodes that it was asked to watch. */
@NullMarked
package io.atalaya.operators.sensor.opcua;

import org.jspecify.annotations.NullMarked;
