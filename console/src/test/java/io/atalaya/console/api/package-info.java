@NullMarked
package io.atalaya.console.api;

import org.jspecify.annotations.NullMarked;
