package dev.lakeglass.sample;

/** How a request to one route goes. */
interface Script {
  void play(Scene scene);
}
