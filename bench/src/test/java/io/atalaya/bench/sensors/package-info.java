@org.jspecify.annotations.NullMarked
package io.atalaya.bench.sensors;
