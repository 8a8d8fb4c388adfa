/** The topology under a driver, on a hand-moved clock. */
@org.jspecify.annotations.NullMarked
package cn.huimin.hotline.sla.stream;
