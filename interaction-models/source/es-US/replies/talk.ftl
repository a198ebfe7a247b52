### El español de Estados Unidos: "disculpe", "use".

not-understood = Disculpe, no le entendí.
hand-over = Lo siento, aquí no puedo ayudarle con eso. Por favor, use { $app }.
