/** Confluent wire format over Avro specific records. */
@NullMarked
package cn.huimin.hotline.schemas.serde;

import org.jspecify.annotations.NullMarked;
