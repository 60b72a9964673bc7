/**
 * Who may do what: the file of users, their passwords' hashes, signed sessions, and TLS. Nothing
 * here knows HTTP.
 */
@NullMarked
package io.atalaya.console.security;

import org.jspecify.annotations.NullMarked;
