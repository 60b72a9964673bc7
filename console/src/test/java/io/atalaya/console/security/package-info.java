@NullMarked
package io.atalaya.console.security;

import org.jspecify.annotations.NullMarked;
