/**
 * Between the Avro records of the topics and the plain words of the deciders; one class per
 * direction.
 */
@NullMarked
package cn.huimin.hotline.routing.record;

import org.jspecify.annotations.NullMarked;
