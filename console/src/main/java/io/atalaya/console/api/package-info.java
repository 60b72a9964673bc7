/**
 * What the console offers over HTTP: a class for each group of addresses, listed in {@code
 * openapi.yaml}.
 */
@NullMarked
package io.atalaya.console.api;

import org.jspecify.annotations.NullMarked;
