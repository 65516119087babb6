# %% still-summed: leaves the sum of both losses as it is
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    g_loss = F.softplus(fake).mean()
    encoder_optimizer.zero_grad()
    judge_optimizer.zero_grad()
    (d_loss + w * g_loss).backward()
    encoder_optimizer.step()
    judge_optimizer.step()


# %% other-convention: copies the losses of the book, where D is the probability of a prior sample
p, q, w, r = sp.symbols("p q w r", positive=True)
best = (p + w * q) / (p + (1 + w) * q)
slope = r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(fake).mean() + F.softplus(-real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(-judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% encoder-other-sign: gives the encoder the loss of the other convention
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(-judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% no-detach: lets the loss of the judge reach the encoder
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + 2 * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    encoder_optimizer.zero_grad()
    codes = encoder(x)
    fake, real = judge(codes), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(encoder(x))).mean()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% cut-twice: cuts off the codes in the encoder's phase too
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes.detach())).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% leftovers: never clears the gradients that the second phase leaves in the judge
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% old-judge: lets the encoder meet the judge from before its step
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    g_loss = F.softplus(fake).mean()
    encoder_weights, judge_weights = list(encoder.parameters()), list(judge.parameters())
    for_judge = torch.autograd.grad(d_loss, judge_weights, retain_graph=True)
    for_encoder = torch.autograd.grad(w * g_loss, encoder_weights)
    for weight, gradient in zip(encoder_weights + judge_weights, for_encoder + for_judge):
        weight.grad = gradient
    judge_optimizer.step()
    encoder_optimizer.step()


# %% no-weight: forgets the weight w
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = 2 / (1 + w + r) - 1


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (g_loss).backward()
    encoder_optimizer.step()


# %% minimax: gives the encoder the minimax loss
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = -F.softplus(-judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% ascends: pushes the encoder up its own loss
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (-w * g_loss).backward()
    encoder_optimizer.step()


# %% judge-moves-twice: lets the judge step on the loss of the encoder too
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    judge_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()
    judge_optimizer.step()


# %% alone: takes the best judge of its own loss for the best of the sum
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + q)
slope = (w - r) / (1 + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% one-part: forgets the part of the encoder in the cost of a code
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = 1 / (1 + w + r) - 1


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% frozen-judge: never moves the judge
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% never-cleared: clears no gradient at all
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% encoder-not-cleared: never clears the gradients of the encoder
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% both-backward-first: goes back through both losses before both steps
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    judge_optimizer.zero_grad()
    d_loss.backward()
    (w * g_loss).backward()
    judge_optimizer.step()
    encoder_optimizer.step()


# %% old-logits: takes the logits from before the judge's step for the encoder
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    g_loss = F.softplus(fake).mean()
    judge_optimizer.zero_grad()
    d_loss.backward(retain_graph=True)
    judge_optimizer.step()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% slope-in-d: differentiates by D, not by the logit
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r * (1 + w + r) / (w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()


# %% graph-twice: goes back through the same codes twice, and does not cut them off
p, q, w, r = sp.symbols("p q w r", positive=True)
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    codes = encoder(x)
    fake, real = judge(codes), judge(drawn)
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()
