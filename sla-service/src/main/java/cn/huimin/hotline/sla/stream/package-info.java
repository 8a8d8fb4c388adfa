/** Kafka Streams around the deciders: read, fire what is due, decide, store, forward. */
@NullMarked
package cn.huimin.hotline.sla.stream;

import org.jspecify.annotations.NullMarked;
