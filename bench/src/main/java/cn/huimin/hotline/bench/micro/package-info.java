/** Deciders and calendar by themselves, under JMH. */
@NullMarked
package cn.huimin.hotline.bench.micro;

import org.jspecify.annotations.NullMarked;
