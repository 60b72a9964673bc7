/**
 * The catalogue of topics. The messages themselves are in {@code io.atalaya.schemas.v1}, made from
 * {@code src/main/proto}.
 */
package io.atalaya.schemas;
