/** The page {@code docs/asyncapi.yaml}, made from the catalogue of topics. */
@NullMarked
package cn.huimin.hotline.schemas.asyncapi;

import org.jspecify.annotations.NullMarked;
