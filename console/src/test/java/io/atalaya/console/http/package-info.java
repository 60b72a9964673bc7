@NullMarked
package io.atalaya.console.http;

import org.jspecify.annotations.NullMarked;
