package cn.huimin.hotline.console.warnings;

/**
 * How a stream reads what is new for somebody.
 *
 * @param select rows with their place in the log
 * @param visible condition on what the person sees
 * @param at column of their time
 * @param body makes a body of a row
 */
record Feed(String select, String visible, String at, NewestFirst.Body body) {}
