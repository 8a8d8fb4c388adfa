/** A small client of the Confluent-compatible registry API. */
@NullMarked
package cn.huimin.hotline.schemas.registry;

import org.jspecify.annotations.NullMarked;
